

import cms.models.media
import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelsearch.index
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('cms', '0001_initial'),

        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='StationDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', models.FileField(upload_to='documents', verbose_name='file')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title (English)')),
                ('address', models.CharField(default=cms.models.media.new_address, editable=False, max_length=20, unique=True)),
                ('content_type', models.CharField(blank=True, editable=False, max_length=100, verbose_name='kind of file')),
                ('file_changed_at', models.DateTimeField(editable=False, null=True, verbose_name='file last changed')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='StationImage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('description_en', models.CharField(blank=True, max_length=255, verbose_name='description (English)')),
                ('credit', models.CharField(blank=True, help_text='Who made the picture, if not the station.', max_length=150, verbose_name='credit')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'image',
                'verbose_name_plural': 'images',
                'abstract': False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='StationSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_th', models.CharField(max_length=150, verbose_name='official name (Thai)')),
                ('name_en', models.CharField(max_length=150, verbose_name='official name (English)')),
                ('short_name_th', models.CharField(blank=True, help_text='For example: สภ.กมลา', max_length=60, verbose_name='short name (Thai)')),
                ('short_name_en', models.CharField(blank=True, max_length=60, verbose_name='short name (English)')),
                ('kind', models.CharField(choices=[('metropolitan', 'Metropolitan police station'), ('provincial', 'Provincial police station'), ('other', 'Other police unit')], default='provincial', max_length=20, verbose_name='kind of station')),
                ('superior_units_th', models.TextField(blank=True, help_text='One unit a line, the nearest first.', verbose_name='superior units (Thai)')),
                ('superior_units_en', models.TextField(blank=True, verbose_name='superior units (English)')),
                ('responsible_line', models.CharField(choices=[('administration', 'Administration'), ('prevention', 'Crime prevention and suppression'), ('traffic', 'Traffic'), ('investigation', 'Investigation'), ('inquiry', 'Inquiry')], default='administration', max_length=20, verbose_name='line of work responsible for the website')),
                ('address_th', models.TextField(blank=True, verbose_name='address (Thai)')),
                ('address_en', models.TextField(blank=True, verbose_name='address (English)')),
                ('latitude', models.DecimalField(blank=True, decimal_places=6, help_text='In degrees, for example 7.951234. Thailand lies between 5 and 21.', max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(5), django.core.validators.MaxValueValidator(21)], verbose_name='latitude')),
                ('longitude', models.DecimalField(blank=True, decimal_places=6, help_text='In degrees, for example 98.281234. Thailand lies between 97 and 106.', max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(97), django.core.validators.MaxValueValidator(106)], verbose_name='longitude')),
                ('telephone', models.CharField(blank=True, max_length=30, verbose_name='telephone, day and night')),
                ('phones', wagtail.fields.StreamField([('phone', 3)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'for what (Thai)', 'max_length': 80}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'for what (English)', 'max_length': 80, 'required': False}), 2: ('wagtail.blocks.RegexBlock', (), {'error_messages': {'invalid': 'Write the number with digits, for example 076 000 191.'}, 'label': 'number', 'regex': '^[0-9 +\\-#,()]{3,30}$'}), 3: ('wagtail.blocks.StructBlock', [[('label_th', 0), ('label_en', 1), ('number', 2)]], {})}, verbose_name='further telephone numbers')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('hours', wagtail.fields.StreamField([('hours', 4)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'service (Thai)', 'max_length': 80}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'service (English)', 'max_length': 80, 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'times (Thai)', 'max_length': 80}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'times (English)', 'max_length': 80, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('label_th', 0), ('label_en', 1), ('times_th', 2), ('times_en', 3)]], {})}, verbose_name='opening hours')),
                ('facebook', models.URLField(blank=True, verbose_name='Facebook')),
                ('line', models.URLField(blank=True, help_text='The address of the official account, https://line.me/…', verbose_name='LINE')),
                ('x', models.URLField(blank=True, verbose_name='X (Twitter)')),
                ('tiktok', models.URLField(blank=True, verbose_name='TikTok')),
                ('instagram', models.URLField(blank=True, verbose_name='Instagram')),
                ('youtube', models.URLField(blank=True, verbose_name='YouTube')),
                ('eit_url', models.URLField(blank=True, help_text='The survey for visitors.', verbose_name='EIT survey address')),
                ('eit_until', models.DateField(blank=True, null=True, verbose_name='EIT survey open until')),
                ('iit_url', models.URLField(blank=True, help_text='The survey for officers.', verbose_name='IIT survey address')),
                ('theme', models.CharField(choices=[('maroon', 'Maroon'), ('navy', 'Navy blue'), ('forest', 'Forest green'), ('plum', 'Plum')], default='maroon', max_length=20, verbose_name='colours')),
                ('thai_digits', models.BooleanField(default=False, verbose_name='show dates with Thai digits')),
                ('banner_text_th', models.CharField(blank=True, max_length=250, verbose_name='notice (Thai)')),
                ('banner_text_en', models.CharField(blank=True, max_length=250, verbose_name='notice (English)')),
                ('banner_level', models.CharField(choices=[('normal', 'Normal'), ('urgent', 'Urgent')], default='normal', max_length=10, verbose_name='level')),
                ('banner_url', models.URLField(blank=True, verbose_name='link to more')),
                ('banner_from', models.DateTimeField(blank=True, null=True, verbose_name='show from')),
                ('banner_until', models.DateTimeField(blank=True, null=True, verbose_name='show until')),
                ('logo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.stationimage', verbose_name='logo')),
                ('map_picture', models.ForeignKey(blank=True, help_text='A picture of the way to the station.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.stationimage', verbose_name='map')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'station settings',
            },
        ),
        migrations.CreateModel(
            name='DocumentVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('file', models.FileField(upload_to='documents')),
                ('filename', models.CharField(max_length=255)),
                ('content_type', models.CharField(max_length=100)),
                ('file_size', models.PositiveBigIntegerField()),
                ('file_hash', models.CharField(max_length=40)),
                ('published_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(auto_now_add=True)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='cms.stationdocument')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='one_version_per_number')],
            },
        ),
        migrations.CreateModel(
            name='StationGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('officer', 'Information officer'), ('supervisor', 'Head of a line of work'), ('chief', 'Head of station'), ('complaints', 'Complaint officer')], max_length=20)),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='station_group', to='auth.group')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='station_groups', to='wagtailcore.site')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('site', 'role'), name='one_group_per_station_and_role')],
            },
        ),
        migrations.CreateModel(
            name='Rendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='cms.stationimage')),
            ],
            options={
                'unique_together': {('image', 'filter_spec', 'focal_point_key')},
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name='Officer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('rank_th', models.CharField(max_length=60, verbose_name='rank (Thai)')),
                ('rank_en', models.CharField(blank=True, max_length=60, verbose_name='rank (English)')),
                ('name_th', models.CharField(max_length=120, verbose_name='name (Thai)')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name (English)')),
                ('position_th', models.CharField(max_length=150, verbose_name='position (Thai)')),
                ('position_en', models.CharField(blank=True, max_length=150, verbose_name='position (English)')),
                ('position_short', models.CharField(blank=True, help_text='For example: ผกก. or สว.อก.', max_length=30, verbose_name='position in short')),
                ('line_of_work', models.CharField(blank=True, choices=[('administration', 'Administration'), ('prevention', 'Crime prevention and suppression'), ('traffic', 'Traffic'), ('investigation', 'Investigation'), ('inquiry', 'Inquiry')], max_length=20, verbose_name='line of work')),
                ('heads_line', models.BooleanField(default=False, verbose_name='head of this line of work')),
                ('is_chief', models.BooleanField(default=False, help_text='A station has one head of station at a time. End the former term before the next one starts.', verbose_name='head of station')),
                ('telephone', models.CharField(blank=True, max_length=30, verbose_name='telephone')),
                ('in_office_from', models.DateField(blank=True, null=True, verbose_name='in office from')),
                ('in_office_until', models.DateField(blank=True, null=True, verbose_name='in office until')),
                ('sort_order', models.PositiveSmallIntegerField(default=100, help_text='Smaller numbers come first.', verbose_name='place in the list')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.site', verbose_name='station')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.stationimage', verbose_name='photo')),
            ],
            options={
                'verbose_name': 'officer',
                'verbose_name_plural': 'officers directory',
                'ordering': ['sort_order', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('in_office_until__isnull', True), ('is_chief', True)), fields=('site',), name='one_open_term_as_chief_per_station')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
    ]
