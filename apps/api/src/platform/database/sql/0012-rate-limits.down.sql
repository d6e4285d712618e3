drop table auth.request_limits;
