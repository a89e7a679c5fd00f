"""Treatment and care for people."""

from bot.writers.offline.practices.practice import Answering, Practice

PRACTICE = Practice(
    daily_goal="To feel progress between appointments and to know that it is enough",
    used="Their part at home is done for two weeks, and they can say what it is for",
    usage_move="We measure what they can notice at home, and shrink the part at home before it is dropped",
    usage_risk="Too much out of eagerness or nothing out of fear, untold",
    normal="Pain that is gone is forgotten, and with it the reason to go on",
    before_after="The first measurement beside today's",
    lost_goal="The goal of the referral is reached, and the goal of the person is not",
    more_entry="They speak of something they would like to do again",
    more_pain="They fear being kept in treatment for its own sake",
    more_move="We end what is no longer needed; more only where a measurement speaks for it",
    told_pain="They are grateful and do not like to speak about their body",
    told_ask="Say that a word to whoever referred them helps the next one",
    care=(
        (
            "We ask about fear before we ask about movement or pain",
            "In the record of the first appointment: one sentence in the {person}'s own words",
        ),
        (
            "We say beforehand what may hurt, how long it lasts, and from when on to call",
            "Of the last five calls about pain: how many had been told?",
        ),
    ),
    habits=(
        "We use the words they use for what hurts, and write them down.",
        "Two days after a first or a difficult appointment somebody calls.",
    ),
    receive="Listen to the end, and listen for the signs on our list that need a doctor",
    resolve="First say whether it is usual, then what to do today, then until when to watch it",
    held="At the next appointment ask about exactly this, before the treatment begins",
    causes=(
        "Was it said at the appointment, and did it stand on the sheet they took home?",
        "Did the dose, the day or the way of explaining it fit this person?",
    ),
    reality="What can you do that you could not two weeks ago, and what do you avoid?",
    options="Which part at home fits your day: shorter, with somebody, or tied to a habit?",
    will="What will you do on which days until we meet, and at which sign do you call?",
    homework="One exercise or habit, tied to a fixed moment of their day",
    question=Answering(
        recognise="May they, is it normal, or when do they come next?",
        approach="The reassurance or the stop first; then the reason, and when to call.",
        find_out=("Which stage of treatment they are in", "What they were told last time, and by whom"),
        solve=(
            "Answer what may be answered from a distance, and say what may not.",
            "Offer a time to call rather than a longer message.",
        ),
    ),
    trouble=Answering(
        recognise="Something hurts, swells or frightens; behind it: was harm done?",
        approach="Go through the danger signs first; only then comfort, explain and change the plan.",
        find_out=("What they feel, since when, and after what", "Whether one of the signs is there that needs a doctor"),
        solve=(
            "A danger sign goes to the doctor in charge at once; we call again the same day.",
            "Without one: less for two days, a call, then a step back in.",
        ),
    ),
    more=Answering(
        recognise="They come faithfully and do little at home, or the other way round.",
        approach="Ask which moment of the day matters to them, and fit one exercise to it.",
        find_out=("What they really did in the past week", "Who at home helps or hinders"),
        solve=("Let them show it, correct one thing, praise one thing.", "Take an exercise away when a new one comes."),
    ),
    at_risk=Answering(
        recognise="Appointments are moved twice, or the part at home is no longer mentioned.",
        approach="Call, ask how they get through the day; leave the missed date aside.",
        find_out=("Whether it is pain, the way, work or doubt", "What they were afraid of when they began"),
        solve=(
            "Make the goal smaller and the next appointment sooner.",
            "If it no longer helps, say so and write to whoever referred them.",
        ),
    ),
    wanting=Answering(
        recognise="They can do what they came for and ask what else is possible.",
        approach="Measure first, and say whether it needs us, a group, or only patience.",
        find_out=("What they would do with it in daily life", "Whether the doctor and the insurance agree"),
        solve=("Offer a plan with an end, and the sign by which we stop earlier.",),
    ),
    start_asks="Is there anything about the first appointment that worried you afterwards?",
    month_asks="Which exercise do you leave out, and what gets in its way?",
    review_asks=(
        "What have we done that did not help?",
        "What would you like to be able to do by the next time?",
    ),
    clear="Would a tired person know what to do today and when to call?",
    personal="Does it take up what this person wants to be able to do again?",
    levels=(
        "A worry comes back after we explained it",
        "A sign on the danger list, or pain that grows after two days",
        "What was agreed with the doctor, and that we call again",
    ),
    put_right="See them soon, without a bill; tell the doctor in charge.",
    daily_look="Who was seen for the first time or had a hard day: who gets a call?",
    weekly_look="People who moved an appointment twice: has anybody spoken with them?",
)
