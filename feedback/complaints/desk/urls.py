from django.urls import include, path

from . import case, changing_key, entering, exporting, figures, handing_over, keys, listing, menu, own_key

app_name = "complaints"
room = [
    path("", listing.CasesView.as_view(), name="cases"),
    path("case/<str:number>/", case.CaseView.as_view(), name="case"),
    path("case/<str:number>/identity/", case.IdentityView.as_view(), name="identity"),
    path("case/<str:number>/files/<str:name>/", case.FileView.as_view(), name="file"),
    path("case/<str:number>/do/<str:deed>/", case.DeedView.as_view(), name="deed"),
    path("case/<str:number>/hand-over/", handing_over.HandOverView.as_view(), name="hand_over"),
    path("case/<str:number>/erase/", handing_over.EraseView.as_view(), name="erase"),
    path("case/<str:number>/copy/", exporting.ExportView.as_view(), name="export"),
    path("enter/", entering.EnterView.as_view(), name="enter"),
    path("figures/", figures.FiguresView.as_view(), name="figures"),
    path("unlock/", own_key.UnlockView.as_view(), name="unlock"),
    path("lock/", own_key.LockView.as_view(), name="lock"),
    path("keys/", keys.KeysView.as_view(), name="keys"),
    path("keys/compared/", keys.AcknowledgeView.as_view(), name="acknowledge"),
    path("keys/new/", own_key.EnrolView.as_view(), name="enrol"),
    path("keys/<int:holder_id>/countersign/", keys.CountersignView.as_view(), name="countersign"),
    path("keys/<int:holder_id>/remove/", keys.RemoveView.as_view(), name="remove"),
    path("my-key/passphrase/", changing_key.PassphraseView.as_view(), name="passphrase"),
    path("my-key/replace/", changing_key.RotateView.as_view(), name="rotate"),
    path("my-key/forgotten/", own_key.RecoverView.as_view(), name="recover"),
    path("my-key/recovery-key/", changing_key.RenewRecoveryKeyView.as_view(), name="recovery_key"),
    path("my-key/recovery-key/check/", own_key.CheckRecoveryKeyView.as_view(), name="check_recovery_key"),
]
urlpatterns = [
    path("", menu.RoomsView.as_view(), name="rooms"),
    path("<int:site_id>/<str:kind>/", include(room)),
]
