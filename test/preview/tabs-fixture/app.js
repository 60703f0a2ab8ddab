// Keeps what pages heard, so that it can be asked for.
App({ told: [], calls: [] });
