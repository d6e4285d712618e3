drop table auth.failed_sign_ins;
