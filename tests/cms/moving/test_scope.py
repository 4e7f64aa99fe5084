"""Whatever the site keeps is either carried with a station, or somebody said why it stays."""

from django.db import models

from cms.moving import registry, scope

# JSON that holds no numbers of rows: it is carried as it is.
WITHOUT_NUMBERS = {
    "contributions.Contribution": {"content"},  # what was typed: texts and days
    "duties.EvidenceZip": {"missing"},  # names of files
    "feedback.Question": {"kept_words"},
    "privacy.PrivacySettings": {"days"},  # by kind
    "supervision.Meeting": {"evidence"},  # keys of elements
    "wagtailcore.ModelLogEntry": {"data"},
    "wagtailusers.UserProfile": {"dismissibles"},
}


def test_every_model_is_carried_or_stays_for_a_reason():
    assert [scope.label_of(model) for model in scope.unplaced_models()] == []


def test_every_reason_is_about_a_model_that_exists():
    labels = {scope.label_of(model) for model in scope.all_models()}
    apps = {model._meta.app_label for model in scope.all_models()}
    said = {*scope.STAYS_BEHIND, *scope.SHARED, *scope.MERGED, *scope.OWNERS}
    assert {name for name in said if name not in labels and name not in apps} == set()


def test_what_json_holds_is_known():
    """A new field of JSON needs a look: does it hold numbers of pages, pictures or people?"""
    unknown = [
        f"{scope.label_of(model)}.{field.name}"
        for model in scope.carried_models()
        for field in model._meta.local_fields
        if isinstance(field, models.JSONField)
        and type(field).__name__ != "DatasetField"
        and not registry.rewriter_of(model, field.name)
        and field.name not in WITHOUT_NUMBERS.get(scope.label_of(model), ())
    ]
    assert unknown == []


def test_what_is_a_stations_goes_along_and_what_is_a_visitors_or_the_machines_does_not():
    labels = {scope.label_of(model) for model in scope.carried_models()}
    assert {"complaints.SealedKey", "wagtailcore.PageLogEntry", "home.NewsPage"} <= labels
    assert not {"mfa.Authenticator", "signin.AccessEvent", "sessions.Session"} & labels
