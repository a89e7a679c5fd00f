"""Writers: who drafts deliverables. Each keeps the Writer port and knows nothing of Slack or storage."""
