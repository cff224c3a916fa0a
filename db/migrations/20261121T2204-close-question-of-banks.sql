-- Whether a bank asks is a question of the functions that answer banks, and of nobody else.
set local role semesta_registrar;
revoke all on function contributions.is_bank() from public;
