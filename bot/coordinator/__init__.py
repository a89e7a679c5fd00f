"""What Coord does with an order, an event or a job, each in one transaction of the store. It knows no Slack, renders nothing."""
