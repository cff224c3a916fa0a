-- The sums of a village do not tell who pays; the few cells that a sponsor pays for are found without reading all that were paid.
set local role semesta_owner;
create index facts__paid_by_sponsor on coverage.facts (change_month, residence_code) where measure = 'PAID' and payer_kind = 'sponsor';
