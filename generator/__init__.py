"""The build tool: one OpenAPI document in, one client out. Nothing that ships imports it."""
