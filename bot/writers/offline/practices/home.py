"""Work done with hands at somebody's place: gardens, cleaning, trades, animals."""

from bot.writers.offline.practices.practice import Answering, Practice

PRACTICE = Practice(
    daily_goal="To come home to it done, without having had to think of it",
    used="Two visits in a row left nothing to say",
    usage_move="We show with one picture what was done, and ask about the one place they look at first",
    usage_risk="They pick up after us in silence, and one day call somebody else",
    normal="It looks as it should, so nobody remembers how it looked before",
    before_after="We show the picture from the first day beside one from today, and ask whether it needs as much as before",
    lost_goal="They move, or the place is used differently, and we go on as agreed long ago",
    more_entry="They point at something else during a visit",
    more_pain="They fear a bill that grows while they are out",
    more_move="We name a price before we begin, say what can wait a year, and do nothing that was not asked for",
    told_pain="Neighbours see the result and do not know who did it",
    told_ask="Ask whether we may leave a card with a neighbour who has asked",
    care=(
        (
            "We leave the place as we would want to find our own, including what was not part of the job",
            "The last look before leaving stands on the sheet, with a picture",
        ),
        (
            "We say the day before when we come, and call when it gets later",
            "Of the last ten visits: how many began within the hour we named?",
        ),
    ),
    habits=(
        "We write down what they care about in their place: the rose, the cat, the squeaking gate.",
        "After a storm, a frost or a move we ask on our own whether something needs a look.",
    ),
    receive="Find the last sheet and picture of the place before you answer",
    resolve="Agree on a visit or a picture, make it safe or clean first, and settle the rest on the spot",
    held="At the next visit look at that place first, before they have to point at it",
    causes=(
        "Did the sheet say it, and did whoever was there read it?",
        "Was it the season, the material, or the hands in a hurry?",
    ),
    reality="When you look at it now, from 1 to 10, what do you see first?",
    options="What could be simpler: less often, something hardier, or leaving a corner alone?",
    will="What shall we do at the next visit, what do you leave to us, and what do you do yourself?",
    homework="One decision about the place that only they can make, before the next visit",
    question=Answering(
        recognise="They stand in front of it and wonder, or somebody at home has asked them.",
        approach="Yes, no or the day first; then what to do until we come.",
        find_out=("Which place or room it is about, best with a picture", "Whether somebody is at home at the time"),
        solve=(
            "Give one thing they can do themselves in two minutes, or say that there is nothing to do.",
            "Write it on the sheet for the next visit.",
        ),
    ),
    trouble=Answering(
        recognise="Something broke, was forgotten, or is not as they imagined, and they see it every day.",
        approach="Thank them for saying it, ask for a picture, and name the day on which we look at it.",
        find_out=("Whether somebody could get hurt or more could be damaged", "Who was there last, and what the sheet says"),
        solve=(
            "Go and look before arguing about the cause.",
            "Put it right at the next possible visit, at our cost if it was ours.",
        ),
    ),
    more=Answering(
        recognise="It is fine, and they still do things by hand that would be easy for us, or pay for what they no longer need.",
        approach="Walk through the place together once a year and ask where they spend time against their will.",
        find_out=("What they do themselves between visits", "What has changed at home since we began"),
        solve=("Suggest one change for a season, with a price.", "Drop what nobody would miss."),
    ),
    at_risk=Answering(
        recognise="Visits are put off, remarks get shorter, or somebody else has done a part of the work.",
        approach="Ring them at a friendly hour and ask to hear the one thing that bothers them most.",
        find_out=("When they were last glad about it", "Whether it is the work, the time, or the price"),
        solve=(
            "Offer one visit for exactly that thing.",
            "Agree on how it will be seen whether it is better by the visit after.",
        ),
    ),
    wanting=Answering(
        recognise="They ask whether we also do this or that.",
        approach="Say at once whether we do it well; if not, name somebody who does.",
        find_out=("By which season or occasion it should be ready", "What it may cost before they would rather leave it"),
        solve=("Name a fixed price and a day in writing, and leave a night to think.",),
    ),
    start_asks="Is there a place we should leave alone, or one you look at first?",
    month_asks="What did you do yourself that you thought was ours?",
    review_asks=("Which part of it would you not miss?", "What is going to be different at home in the coming season?"),
    clear="Do they know the day, the hour and what will be done?",
    personal="Does it mention something that stands only in their place?",
    levels=(
        "They point at the same place a second time",
        "Something is damaged, or somebody could get hurt",
        "That a specialist comes along, who it is, and that we stay until it is settled",
    ),
    put_right="Go there in person; repair or replace it, and tidy up what followed.",
    daily_look="Who is visited tomorrow, and does every one of them know?",
    weekly_look="Places with a remark on the sheet: looked at again or not?",
)
