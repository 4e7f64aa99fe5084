/**
 * What a dataset inside a StreamField tells its grid: its value when the block is made, and which cells are wrong.
 * Wagtail starts its blocks once the page is parsed, after this module has run.
 */
const { telepath, wagtailStreamField } = window;

function gridIn(node) {
  return node.closest("dataset-grid");
}

const Widget = telepath?.constructors["wagtail.widgets.Widget"];

if (Widget) {
  const BoundWidget = new Widget("").boundWidgetClass;

  class BoundDatasetWidget extends BoundWidget {
    setState(state) {
      super.setState(state);
      gridIn(this.input)?.load();
    }

    getTextLabel() {
      return null;
    }

    focus() {
      gridIn(this.input)?.focusFirst();
    }
  }

  telepath.register("oit.datasets.DatasetWidget", class extends Widget {
    boundWidgetClass = BoundDatasetWidget;
  });
}

if (wagtailStreamField) {
  const { FieldBlock, FieldBlockDefinition } = wagtailStreamField.blocks;

  class DatasetBlock extends FieldBlock {
    setError(error) {
      super.setError(error);
      this.field.querySelector("dataset-grid")?.showErrors(error?.cells ?? []);
    }
  }

  telepath.register("oit.datasets.DatasetBlock", class extends FieldBlockDefinition {
    render(...details) {
      return new DatasetBlock(this, ...details);
    }
  });
}
