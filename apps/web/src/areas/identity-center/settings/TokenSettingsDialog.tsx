import Alert from '@cloudscape-design/components/alert'
import type { Output } from '@mailroom/schemas/operations'
import { useWatch } from 'react-hook-form'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { Acknowledge, useAcknowledge } from '../../../kit/form/Acknowledge.tsx'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { EnumCheckbox } from '../../../kit/form/EnumCheckbox.tsx'
import { NumberField } from '../../../kit/form/NumberField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useConfiguration } from './use-configuration.ts'
import { useOpened } from './use-opened.ts'

type Tokens = NonNullable<Output<'identityProvider.describe'>['personalAccessTokenConfiguration']>
type Values = { status?: unknown; lifetimeInDays?: unknown }

/** What a change of the settings takes, and has to be confirmed. Source: PAT-02. */
function risksOf({ status, lifetimeInDays }: Values, seen: Values) {
  const isEmpty = (value: unknown) => value === undefined || value === ''
  return {
    turnsOff: status === 'INACTIVE' && seen.status !== 'INACTIVE',
    becomesUnlimited: isEmpty(lifetimeInDays) && !isEmpty(seen.lifetimeInDays),
  }
}

type ConsequencesProps = { seen: Tokens; field: ReturnType<typeof useAcknowledge>['field'] }

function Consequences({ seen, field }: ConsequencesProps) {
  const text = useText('identityCenter')
  const { turnsOff, becomesUnlimited } = risksOf(useWatch<Values>(), seen)
  if (!turnsOff && !becomesUnlimited) return null
  return (
    <>
      {turnsOff && <Alert type="warning">{text('tokens.offMeaning')}</Alert>}
      {becomesUnlimited && <Alert type="warning">{text('tokens.unlimitedMeaning')}</Alert>}
      <Acknowledge {...field}>
        {text(turnsOff ? 'tokens.acknowledgeOff' : 'tokens.acknowledgeUnlimited')}
      </Acknowledge>
    </>
  )
}

function EditTokens({ seen }: { seen: Tokens }) {
  const text = useText('identityCenter')
  const shared = useText('directory')
  const close = useCloseDialog()
  const { scope, lifetimeWords } = useConfiguration()
  const { isGiven, field } = useAcknowledge(text('acknowledgeFirst'))
  return (
    <EditForm
      id="identityProvider.putTokens"
      fixed={scope}
      original={{ status: seen.status, lifetimeInDays: seen.lifetimeInDays }}
      replacesAll
      fieldWords={{
        label: (name) => text(name === 'status' ? 'tokens' : 'lifetime'),
        value: (name, value) =>
          name === 'status'
            ? text(value === 'ACTIVE' ? 'tokens.ACTIVE' : 'tokens.INACTIVE')
            : lifetimeWords(typeof value === 'number' ? value : undefined),
      }}
      confirmation={{
        isNeeded: async (input, before) => {
          const { turnsOff, becomesUnlimited } = risksOf(input, before)
          return turnsOff || becomesUnlimited
        },
        isGiven,
      }}
      failureTitle={({ code }) => (code === 'Gone' ? text('disabledMeanwhile') : undefined)}
      submitLabel={shared('save')}
      saved={() => text('tokensSaved')}
      onClose={close}
    >
      <EnumCheckbox
        name="status"
        on="ACTIVE"
        off="INACTIVE"
        label={text('tokens.use')}
        description={text('tokens.useMeaning')}
      />
      <NumberField
        name="lifetimeInDays"
        label={text('lifetime')}
        constraint={text('lifetimeConstraint')}
        optional
      />
      <Consequences seen={seen} field={field} />
    </EditForm>
  )
}

/** Changes whether tokens can be used, and how long new ones are valid. Source: PAT-02. */
export function TokenSettingsDialog() {
  const text = useText('identityCenter')
  const { query } = useConfiguration()
  const seen = useOpened(query.data?.personalAccessTokenConfiguration)
  return (
    <RouteDialog title={text('editTokens')}>
      <Loaded query={query}>
        {() => (seen ? <EditTokens seen={seen} /> : text('enableFirst'))}
      </Loaded>
    </RouteDialog>
  )
}
