"""The built-in writer: rules, templates of sentences and expert defaults. It needs no key and no network, and invents nothing."""
