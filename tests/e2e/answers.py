"""What the owner of an invented bakery school answers."""

BIBLE_QUICK = {
    "Business name": "Crumb & Crust School",
    "What you sell": "Weekend bread courses for people who bake at home",
    "What a customer calls success": "A sourdough loaf that rises at home within 14 days of the course",
    "How the brand sounds": ["warm", "plain-spoken"],
    "Channels you will really watch": ["email", "phone"],
    "Hours a week for service": 6,
    "Working days": ["Tuesday", "Wednesday", "Thursday", "Friday"],
}
PLAN_QUICK = {
    "Goal for the period": "From 60 to 80 course places a month, with 20 returning guests",
    "Three customer-success priorities": "First loaf at home works\nGuests come back for a second course\nGuests bring a friend",
    "Active customers": 60,
    "Requests a week": 10,
}
