"""Forms that anyone may send, without a cookie and without JavaScript: extend ``forms.PublicForm``."""
