import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Output } from '@mailroom/schemas/operations'
import { Details } from '@mailroom/ui/Details'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { Status } from '@mailroom/ui/Status'
import { Outlet } from 'react-router'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { AfterDisabling } from './AfterDisabling.tsx'
import { CenterLink } from './CenterLink.tsx'
import { Readiness } from './Readiness.tsx'
import { useConfiguration } from './use-configuration.ts'

type Configuration = Output<'identityProvider.describe'>

function Arn({ label, children }: { label: string; children: string }) {
  return <Copyable what={label}>{children}</Copyable>
}

function Values({ configuration }: { configuration: Configuration }) {
  const text = useText('identityCenter')
  const { lifetimeWords } = useConfiguration()
  const { identityCenterConfiguration: center, authenticationMode: mode } = configuration
  const { personalAccessTokenConfiguration: tokens } = configuration
  const state = (
    <Status type={center ? 'success' : 'stopped'}>{text(center ? 'enabled' : 'notEnabled')}</Status>
  )
  if (!center) return <Details items={[{ label: text('title'), value: state }]} />
  return (
    <Details
      items={[
        { label: text('title'), value: state },
        { label: text('mode'), value: mode && text(`mode.${mode}`) },
        { label: text('tokens'), value: tokens && text(`tokens.${tokens.status}`) },
        { label: text('lifetime'), value: tokens && lifetimeWords(tokens.lifetimeInDays) },
        {
          label: text('instanceArn'),
          value: <Arn label={text('instanceArn')}>{center.instanceArn}</Arn>,
        },
        {
          label: text('applicationArn'),
          value: <Arn label={text('applicationArn')}>{center.applicationArn}</Arn>,
        },
        {
          label: text('mfaUrl'),
          value: (
            <>
              {text('mfaUrlWhere')} <CenterLink to="applications" />
            </>
          ),
        },
      ]}
    />
  )
}

/** What stays where, and what a new user needs. Source: IDC-06 to IDC-08. */
function Explanation() {
  const text = useText('identityCenter')
  return (
    <Disclosure title={text('howItWorks')}>
      <ul>
        <li>{text('how.authentication')}</li>
        <li>{text('how.objects')}</li>
        <li>{text('how.access')}</li>
        <li>{text('how.newUser')}</li>
        <li>{text('how.firstSignIn')}</li>
        <li>{text('how.mfa')}</li>
        <li>{text('how.source')}</li>
      </ul>
    </Disclosure>
  )
}

/** Whether IAM Identity Center is enabled, how, and what is left to do. Source: IDC-01, IDC-02. */
export function StatusTab() {
  const text = useText('identityCenter')
  const { scope, query } = useConfiguration()
  return (
    <>
      <Loaded query={query}>
        {(configuration) => (
          <SpaceBetween size="l">
            <Alert type="warning">{text('testFirst')}</Alert>
            {!configuration.identityCenterConfiguration && <AfterDisabling />}
            <Container
              header={
                <Header variant="h2" actions={<CenterLink to="users" />}>
                  {text('status')}
                </Header>
              }
              footer={<CliCommand id="identityProvider.describe" input={scope} />}
            >
              <SpaceBetween size="m">
                <Values configuration={configuration} />
                <Explanation />
              </SpaceBetween>
            </Container>
            <Readiness configuration={configuration} />
          </SpaceBetween>
        )}
      </Loaded>
      <Outlet />
    </>
  )
}
