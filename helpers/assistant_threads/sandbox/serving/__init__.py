"""`assistant-threads serve`: keeps applications alive, for as many projects as there are API keys."""
