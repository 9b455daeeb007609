-- What the queue keeps of a portal beside its team: its own opening hours (JSON; NULL = its team's, else the organisation's), and the
-- skills that its customers may ask for (a JSON list of words).
CREATE TABLE portal_desks (
  organisation TEXT NOT NULL,
  portal TEXT NOT NULL PRIMARY KEY,
  hours TEXT NULL,
  skills TEXT NOT NULL DEFAULT '[]'
);
