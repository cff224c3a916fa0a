-- A workforce figure may be of one occupation alone, so that who is missing can be named by what they do.
set local role semesta_owner;
alter table coverage.denominators add column occupation_group text not null default '';
comment on column coverage.denominators.occupation_group is 'Empty: of every occupation. Else of this group alone: never what a percentage of an area is laid over.';
alter table coverage.denominators drop constraint denominators__one;
alter table coverage.denominators add constraint denominators__one unique (area_code, segment, occupation_group, definition, as_of, source);
