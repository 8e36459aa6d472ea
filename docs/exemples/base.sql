-- PostgreSQL 14 or later. Two accounts: the one that makes the tables (emjpm migrate) and the one that serves, which reads and
-- writes lines, changes no table and never rewrites the history. To be run once by the administrator of the server, with psql.
CREATE ROLE emjpm_schema LOGIN;
CREATE ROLE emjpm LOGIN;
CREATE DATABASE emjpm OWNER emjpm_schema;
REVOKE ALL ON DATABASE emjpm FROM PUBLIC;
GRANT CONNECT ON DATABASE emjpm TO emjpm;
\connect emjpm
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO emjpm_schema;
GRANT USAGE ON SCHEMA public TO emjpm;
ALTER DEFAULT PRIVILEGES FOR ROLE emjpm_schema IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO emjpm;
ALTER DEFAULT PRIVILEGES FOR ROLE emjpm_schema IN SCHEMA public
  GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO emjpm;
-- Then « emjpm migrate » with the account emjpm_schema and, after each migration, as emjpm_schema:
--   REVOKE UPDATE, DELETE ON evenement_audit FROM emjpm;
--   REVOKE UPDATE ON acces FROM emjpm;
--   REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM emjpm;
