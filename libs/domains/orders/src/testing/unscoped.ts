// Imported before anything else: the predicates of the repositories are chosen when the platform is loaded.
process.env['TRIBUTARY_TEST_UNSCOPED'] = 'true';
