import Alert from '@cloudscape-design/components/alert'
import { ButtonDropdown } from '@mailroom/ui/ButtonDropdown'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { useDirectory } from '../../../kit/entity/use-directory.ts'
import { exportRows } from '../../../kit/export/export-rows.ts'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { ImportSteps } from './ImportSteps.tsx'
import { importFields } from './import-fields.ts'
import { templateColumns, templates } from './templates.ts'

function TemplateMenu() {
  const text = useText('importUsers')
  const save = (id: string) => {
    const template = templates.find((each) => each === id) ?? 'mailroom'
    const own = importFields.map((field) => ({ header: text(`field.${field}`), field }))
    const columns = templateColumns(template, own, text('example'))
    void exportRows([text('template')], columns, [undefined], 'xlsx')
  }
  return (
    <ButtonDropdown
      items={templates.map((id) => ({ id, text: text(`template.${id}`) }))}
      onChoose={save}
    >
      {text('saveTemplate')}
    </ButtonDropdown>
  )
}

/**
 * Creates and changes many users from a file: the browser reads, maps and checks it, the server
 * makes a plan, and only a started plan sends anything.
 */
export function ImportUsersPage() {
  const text = useText('importUsers')
  const { isReadOnly } = useDirectory()
  const reason = useWhyNot()('users.create')
  return (
    <Page title={text('title')} description={text('description')} actions={<TemplateMenu />}>
      {reason === undefined ? (
        <ImportSteps />
      ) : (
        <Alert type="info">{isReadOnly ? text('directoryReadOnly') : reason}</Alert>
      )}
    </Page>
  )
}
