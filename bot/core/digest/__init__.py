"""The daily digest: on which days it comes, what it says, and what becomes of the ticks. Pure; it reads no clock."""
