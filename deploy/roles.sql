-- What must exist before `approvalflow migrate`: the owner of the schema, the role that `serve` connects as, the database.
-- By a superuser, as often as you like: psql -v owner_password=... -v application_password=... -f deploy/roles.sql
-- Or the same two in the environment as OWNER_PASSWORD and APPLICATION_PASSWORD.
\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv application_password APPLICATION_PASSWORD
-- A statement that fails is logged, and these hold passwords.
SET log_min_error_statement = panic;

SELECT format('CREATE ROLE %I', role)
FROM unnest(ARRAY['approvalflow_eigenaar', 'approvalflow']) AS role
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) \gexec

ALTER ROLE approvalflow_eigenaar LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
ALTER ROLE approvalflow LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'application_password';

SELECT 'CREATE DATABASE approvalflow OWNER approvalflow_eigenaar TEMPLATE template0 ENCODING ''UTF8'''
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'approvalflow') \gexec

-- The application's role gets its rights on tables from `migrate`; here only the door is opened.
REVOKE ALL ON DATABASE approvalflow FROM PUBLIC;
GRANT CONNECT ON DATABASE approvalflow TO approvalflow;
