import pytest
from django.db import models
from django.test.utils import isolate_apps

from oit.datasets.fields import DatasetField

from .schemas import PROCUREMENT


@pytest.fixture
def report_model():
    """A model with one dataset, known to this test alone."""
    with isolate_apps():

        class Report(models.Model):
            table = DatasetField(PROCUREMENT, verbose_name="ตาราง")

            class Meta:
                app_label = "oit"

            def __str__(self):
                return "report"

        yield Report
