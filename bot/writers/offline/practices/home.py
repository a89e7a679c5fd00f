"""Work done with hands at somebody's place: gardens, cleaning, trades, animals."""

from bot.writers.offline.practices.practice import Answering, Practice

PRACTICE = Practice(
    daily_goal="To come home to it done, without having had to think of it",
    used="Two visits in a row left nothing to say",
    usage_move="One picture of what was done, and a question about the place they look at first",
    usage_risk="They pick up after us in silence, and one day call somebody else",
    normal="It looks as it should, so nobody remembers how it looked before",
    before_after="The picture of the first day beside today's",
    lost_goal="The place is used differently, and we go on as agreed",
    more_entry="They point at something else during a visit",
    more_pain="They fear a bill that grows while they are out",
    more_move="We name a price first, and say what can wait a year",
    told_pain="Neighbours see the result and do not know who did it",
    told_ask="Ask whether we may leave a card with a neighbour who has asked",
    care=(
        (
            "We leave the place as we would want to find our own",
            "The last look before leaving stands on the sheet, with a picture",
        ),
        (
            "We say the day before when we come, and call when it gets later",
            "Of the last ten visits: how many began within the hour we named?",
        ),
    ),
    habits=(
        "We note what they care about: the rose, the cat, the squeaking gate.",
        "After a storm or a frost we ask whether something needs a look.",
    ),
    receive="Find the last sheet and picture of the place before you answer",
    resolve="Agree on a visit or a picture; make it safe or clean first",
    held="At the next visit look at that place first",
    causes=(
        "Did the sheet say it, and did whoever was there read it?",
        "Was it the season, the material, or the hands in a hurry?",
    ),
    reality="When you look at it now, from 1 to 10, what do you see first?",
    options="What could be simpler: less often, something hardier, or leaving a corner alone?",
    will="What shall we do at the next visit, and what do you do yourself?",
    homework="One decision that only they can make, before the next visit",
    question=Answering(
        recognise="They stand in front of it and wonder.",
        approach="Yes, no or the day first; then what to do until we come.",
        find_out=("Which place or room it is about, best with a picture", "Whether somebody is at home at the time"),
        solve=(
            "One thing they can do in two minutes, or nothing to do.",
            "Write it on the sheet for the next visit.",
        ),
    ),
    trouble=Answering(
        recognise="Something broke or was forgotten, and they see it every day.",
        approach="Thank them, ask for a picture, name the day we look at it.",
        find_out=("Whether somebody could get hurt or more could be damaged", "Who was there last, and what the sheet says"),
        solve=(
            "Go and look before arguing about the cause.",
            "Put it right at the next visit, at our cost if it was ours.",
        ),
    ),
    more=Answering(
        recognise="They do by hand what is easy for us, or pay for what they no longer need.",
        approach="Walk through the place together once a year.",
        find_out=("What they do themselves between visits", "What has changed at home since we began"),
        solve=("Suggest one change for a season, with a price.", "Drop what nobody would miss."),
    ),
    at_risk=Answering(
        recognise="Visits are put off, or somebody else has done a part.",
        approach="Ring at a friendly hour and ask for the one thing that bothers them most.",
        find_out=("When they were last glad about it", "Whether it is the work, the time, or the price"),
        solve=(
            "Offer one visit for exactly that thing.",
            "Agree on what will show that it is better.",
        ),
    ),
    wanting=Answering(
        recognise="They ask whether we also do this or that.",
        approach="Say at once whether we do it well; if not, name somebody who does.",
        find_out=("By which season or occasion it should be ready", "What it may cost before they would rather leave it"),
        solve=("A fixed price and a day in writing, and a night to think.",),
    ),
    start_asks="Is there a place we should leave alone, or one you look at first?",
    month_asks="What did you do yourself that you thought was ours?",
    review_asks=("Which part of it would you not miss?", "What is going to be different at home in the coming season?"),
    clear="Do they know the day, the hour and what will be done?",
    personal="Does it mention something that stands only in their place?",
    levels=(
        "They point at the same place a second time",
        "Something is damaged, or somebody could get hurt",
        "That a specialist comes, and we stay until it is settled",
    ),
    put_right="Go there in person; repair or replace it, and tidy up what followed.",
    daily_look="Who is visited tomorrow, and does every one of them know?",
    weekly_look="Places with a remark on the sheet: looked at again or not?",
)
