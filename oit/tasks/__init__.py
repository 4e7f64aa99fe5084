"""The rows of an action plan and the measures of a risk plan as tasks."""
