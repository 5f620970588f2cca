import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Mover } from '@mailroom/schemas/movers'
import { Button } from '@mailroom/ui/Button'
import { Details } from '@mailroom/ui/Details'
import { Status } from '@mailroom/ui/Status'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { readOptions } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { ThingPage } from '../../../kit/page/ThingPage.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { MoverDocuments } from './MoverDocuments.tsx'
import { useMover, useMoverState } from './use-mover.ts'

/** What IAM last said of the role, and the button that asks again. */
function Role({ mover: { moverId, role, checkedAt } }: { mover: Mover }) {
  const text = useText('leftOvers')
  const { dateTime } = useFormats()
  const client = useQueryClient()
  const scope = useOrganizationScope()
  const [isChecking, setChecking] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const check = async () => {
    setChecking(true)
    setProblem(undefined)
    const asking = { ...readOptions('movers.check', { ...scope, moverId }), staleTime: 0 }
    await client.fetchQuery({ ...asking, retry: false }).catch(setProblem)
    await client.invalidateQueries({ queryKey: ['movers.list'] })
    setChecking(false)
  }
  const state = text(`roleState.${role ?? 'unknown'}`)
  return (
    <SpaceBetween size="xs">
      <div aria-live="polite">
        {checkedAt === undefined
          ? state
          : text('roleCheckedAt', { state, at: dateTime(checkedAt) })}
      </div>
      {problem !== undefined && <ErrorAlert error={apiErrorOf(problem)} />}
      <Button loading={isChecking} onClick={() => void check()}>
        {text('checkRole')}
      </Button>
    </SpaceBetween>
  )
}

function Access({ mover }: { mover: Mover }) {
  const text = useText('leftOvers')
  const { day, dateTime } = useFormats()
  const state = useMoverState()(mover)
  const { revokedBy: by, revokedAt, revokedBecause: reason = '' } = mover
  return (
    <Container header={<Header variant="h2">{text('details')}</Header>}>
      <Details
        items={[
          { label: text('state'), value: <Status type={state.sign}>{state.words}</Status> },
          { label: text('endsOn'), value: day(mover.endsOn) },
          { label: text('accountId'), value: mover.accountId },
          { label: text('externalId'), value: mover.externalId },
          { label: text('roleArn'), value: mover.roleArn },
          { label: text('impersonationRoleId'), value: mover.impersonationRoleId },
          {
            label: text('recorded'),
            value: text('recordedBy', { by: mover.recordedBy, at: dateTime(mover.recordedAt) }),
          },
          ...(by === undefined || revokedAt === undefined
            ? []
            : [
                {
                  label: text('mover.revoked'),
                  value: text('revokedBy', { by, at: dateTime(revokedAt), reason }),
                },
              ]),
          { label: text('role'), value: <Role mover={mover} /> },
        ]}
      />
    </Container>
  )
}

/** The access of one company: until when, its role, and how it is given and taken. Source: KIT-08. */
export function MoverPage() {
  const text = useText('leftOvers')
  const scope = useOrganizationScope()
  return (
    <ThingPage
      query={useMover()}
      name={text('company')}
      notFound={{
        title: text('company'),
        explanation: text('noMover'),
        back: { to: organizationPath(scope, 'exit/movers'), label: text('moversTitle') },
      }}
      title={({ company }) => text('accessOf', { company })}
      actions={({ revokedAt }) => (
        <SpaceBetween direction="horizontal" size="xs">
          {revokedAt === undefined && (
            <Can id="movers.put">
              <AppButton to="edit">{text('edit')}</AppButton>
            </Can>
          )}
          {revokedAt === undefined && (
            <Can id="movers.revoke">
              <AppButton to="revoke">{text('revoke')}</AppButton>
            </Can>
          )}
          <Can id="movers.delete">
            <AppButton to="delete">{text('deleteMover')}</AppButton>
          </Can>
        </SpaceBetween>
      )}
    >
      {(mover) => (
        <SpaceBetween size="l">
          <Access mover={mover} />
          <MoverDocuments mover={mover} />
          <Outlet />
        </SpaceBetween>
      )}
    </ThingPage>
  )
}
