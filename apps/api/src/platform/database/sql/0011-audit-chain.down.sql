drop function wall.general_trail;
drop table reading_notes;
drop table viewings;
drop function refuse_viewing_change;
drop trigger audit_events_unsealed on audit_events;
drop table audit_unsealed;
drop function note_unsealed;
drop function refuse_unsealed_loss;
drop table audit_heads;
drop table audit_links;
drop index audit_events_recorded_idx;
drop index audit_events_person_idx;
alter table audit_events
  drop column viewed_as,
  drop column for_person_id;
