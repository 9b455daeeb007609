-- What the desk itself says in a chat: the word by which a page knows it and says it in its reader's language. Lines without one are shown as they are written.
ALTER TABLE messages ADD COLUMN said TEXT NULL;
