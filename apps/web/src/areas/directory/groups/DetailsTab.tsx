import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Details } from '@mailroom/ui/Details'
import { Outlet } from 'react-router'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { EntityStatus } from '../EntityStatus.tsx'
import { useGroup } from './use-group.ts'

/** All details of a group. The dialogs that change it lie over this tab. Source: GRP-05. */
export function DetailsTab() {
  const text = useText('groups')
  const shared = useText('directory')
  const { dateTime } = useFormats()
  const { group, input } = useGroup()
  if (!group) return null
  const moment = (value: string | undefined) => value && dateTime(value)
  return (
    <>
      <Container
        header={<Header variant="h2">{text('groupDetails')}</Header>}
        footer={<CliCommand id="groups.describe" input={input} />}
      >
        <Details
          items={[
            { label: text('name'), value: group.name },
            {
              label: text('email'),
              value: <Copyable what={text('email')}>{group.email}</Copyable>,
            },
            { label: text('status'), value: <EntityStatus state={group.state} /> },
            {
              label: text('inAddressList'),
              value: shared(group.hiddenFromGlobalAddressList ? 'no' : 'yes'),
            },
            { label: text('enabledDate'), value: moment(group.enabledDate) },
            { label: text('disabledDate'), value: moment(group.disabledDate) },
            { label: text('id'), value: <Copyable what={text('id')}>{group.groupId}</Copyable> },
          ]}
        />
      </Container>
      <Outlet />
    </>
  )
}
