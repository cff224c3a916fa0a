-- The running numbers of the queues that certificates follow.
set local role semesta_owner;
comment on sequence certificates.changed_employers_change_id_seq is 'The order in which standings of employers changed.';
comment on sequence certificates.status_changes_change_id_seq is 'The order in which places of status lists changed.';
