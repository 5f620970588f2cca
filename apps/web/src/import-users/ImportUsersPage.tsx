import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useDirectory } from '../app/directory/use-directory.ts'
import { exportRows } from '../app/export/export-rows.ts'
import { Page } from '../app/Page.tsx'
import { useText } from '../app/texts/texts.ts'
import { ImportSteps } from './ImportSteps.tsx'
import { importFields } from './import-fields.ts'
import { templateExample } from './template-example.ts'

function TemplateButton() {
  const text = useText('importUsers')
  const save = () => {
    const columns = importFields.map((field) => ({
      id: field,
      header: text(`field.${field}`),
      cell: () => null,
      value: (row: typeof templateExample) => row[field],
    }))
    const example = { ...templateExample, name: `${text('example')}: ${templateExample.name}` }
    void exportRows([text('template')], columns, [example], 'xlsx')
  }
  return (
    <Button iconName="download" onClick={save}>
      {text('saveTemplate')}
    </Button>
  )
}

/** Creates and changes many users from a file: read, mapped and checked here, planned on the server, and only then sent. */
export function ImportUsersPage() {
  const text = useText('importUsers')
  const { isReadOnly } = useDirectory()
  return (
    <Page title={text('title')} description={text('description')} actions={<TemplateButton />}>
      {isReadOnly ? <Alert type="info">{text('directoryReadOnly')}</Alert> : <ImportSteps />}
    </Page>
  )
}
