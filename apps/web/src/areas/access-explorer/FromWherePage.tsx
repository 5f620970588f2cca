import { accessProtocols } from '@mailroom/schemas/access-control-rules'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { EntityField } from '../../kit/entity/EntityField.tsx'
import { SelectField } from '../../kit/form/SelectField.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { Simulator } from '../../kit/page/Simulator.tsx'
import { useText } from '../../kit/words/texts.ts'
import { Verdict } from './Verdict.tsx'

const deviceFields = [
  ...(['deviceId', 'deviceType', 'deviceModel', 'deviceOperatingSystem'] as const),
  'deviceUserAgent',
] as const

/**
 * Whether somebody can open a mailbox with a protocol from an address, with everything that decides.
 * Source: PERM-13, PERM-14.
 */
export function FromWherePage() {
  const text = useText('accessExplorer')
  const scope = useOrganizationScope()
  return (
    <Page
      title={text('fromWhere')}
      description={text('fromWhereMeaning')}
      actions={
        <AppButton to={organizationPath(scope, 'access-explorer')}>{text('title')}</AppButton>
      }
    >
      <Simulator
        id="accessPaths.check"
        fixed={scope}
        defaults={{ action: 'IMAP', ipAddress: '' }}
        title={text('fromWhere')}
        description={text('fromWhereLimits')}
        submitLabel={text('testNow')}
        verdict={(output, input) => <Verdict checked={output} input={input} />}
      >
        <EntityField
          name="holderId"
          label={text('who')}
          description={text('whoMeaning')}
          offered={{ types: ['USER'] }}
        />
        <EntityField name="mailboxId" label={text('whichMailbox')} offered={{}} />
        <SelectField
          name="action"
          label={text('protocol')}
          options={accessProtocols.map((value) => ({ value, label: value }))}
        />
        <TextField name="ipAddress" label={text('ipAddress')} constraint={text('ipHint')} />
        <Disclosure title={text('device')}>
          <div>{text('deviceMeaning')}</div>
          {deviceFields.map((name) => (
            <TextField key={name} name={name} label={text(name)} optional />
          ))}
        </Disclosure>
      </Simulator>
    </Page>
  )
}
