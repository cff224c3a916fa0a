-- Villages are ranked by one month: its rows stand together, instead of one search a village.
set local role semesta_owner;
create index area_totals__by_month on coverage.area_totals (measure, view, change_month, area_code);
