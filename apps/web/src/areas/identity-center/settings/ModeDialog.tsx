import { useQueryClient } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { readOptions } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { Acknowledge, useAcknowledge } from '../../../kit/form/Acknowledge.tsx'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { ModeCheck } from './ModeCheck.tsx'
import { useConfiguration } from './use-configuration.ts'
import { useOpened } from './use-opened.ts'

const modes = ['IDENTITY_PROVIDER_AND_DIRECTORY', 'IDENTITY_PROVIDER_ONLY'] as const
type Mode = (typeof modes)[number]

type Field = ReturnType<typeof useAcknowledge>['field']

/** Who would lose access, where the chosen mode takes it; and the box to tick. Source: IDC-12. */
function Consequences({ before, field }: { before: Mode; field: Field }) {
  const text = useText('identityCenter')
  const mode: unknown = useWatch({ name: 'authenticationMode' })
  const { query } = useConfiguration()
  // Somebody may have disabled it meanwhile: then there is nothing to lose.
  const isOff = query.data && !query.data.identityCenterConfiguration
  if (isOff || mode === before || mode !== 'IDENTITY_PROVIDER_ONLY') return null
  return (
    <>
      <ModeCheck />
      <Acknowledge {...field}>{text('mode.acknowledge')}</Acknowledge>
    </>
  )
}

function EditMode({ before }: { before: Mode }) {
  const text = useText('identityCenter')
  const shared = useText('directory')
  const close = useCloseDialog()
  const client = useQueryClient()
  const scope = useOrganizationScope()
  const { isGiven, field } = useAcknowledge(text('acknowledgeFirst'))
  return (
    <EditForm
      id="identityProvider.putMode"
      fixed={scope}
      original={{ authenticationMode: before }}
      fieldWords={{
        label: () => text('mode'),
        value: (_, value) => {
          const known = modes.find((each) => each === value)
          return known && text(`mode.${known}`)
        },
      }}
      confirmation={{
        isNeeded: async ({ authenticationMode }) => {
          if (authenticationMode !== 'IDENTITY_PROVIDER_ONLY') return false
          // What a person confirms is who would lose access now.
          await client.fetchQuery({
            ...readOptions('identityProvider.checkMode', scope),
            staleTime: 0,
          })
          return true
        },
        isGiven,
      }}
      failureTitle={({ code }) => (code === 'Gone' ? text('disabledMeanwhile') : undefined)}
      submitLabel={shared('save')}
      saved={({ authenticationMode }) =>
        text('modeSaved', { mode: text(`mode.${authenticationMode}`) })
      }
      onClose={close}
    >
      <SelectField
        name="authenticationMode"
        label={text('mode')}
        options={modes.map((value) => ({
          value,
          label: text(`mode.${value}`),
          description: text(`mode.${value}.advice`),
        }))}
      />
      <Consequences before={before} field={field} />
    </EditForm>
  )
}

/** Changes with what people sign in, after it is shown who would lose access. Source: IDC-12. */
export function ModeDialog() {
  const text = useText('identityCenter')
  const { query } = useConfiguration()
  const before = useOpened(query.data?.authenticationMode)
  return (
    <RouteDialog title={text('editMode')} size="large">
      <Loaded query={query}>
        {() => (before ? <EditMode before={before} /> : text('enableFirst'))}
      </Loaded>
    </RouteDialog>
  )
}
