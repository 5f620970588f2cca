import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Details } from '@mailroom/ui/Details'
import { Outlet } from 'react-router'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { EntityStatus } from '../EntityStatus.tsx'
import { useResource } from './use-resource.ts'

/**
 * All details of a resource except its booking options. The dialogs that change it lie over this
 * tab. Source: RES-04.
 */
export function DetailsTab() {
  const text = useText('resources')
  const shared = useText('directory')
  const { dateTime } = useFormats()
  const { resource, input } = useResource()
  if (!resource) return null
  const moment = (value: string | undefined) => value && dateTime(value)
  return (
    <>
      <Container
        header={<Header variant="h2">{text('resourceDetails')}</Header>}
        footer={<CliCommand id="resources.describe" input={input} />}
      >
        <Details
          items={[
            { label: text('name'), value: resource.name },
            { label: text('type'), value: text(`type.${resource.type}`) },
            { label: text('description'), value: resource.description },
            {
              label: text('email'),
              value: <Copyable what={text('email')}>{resource.email}</Copyable>,
            },
            { label: text('status'), value: <EntityStatus state={resource.state} /> },
            {
              label: text('inAddressList'),
              value: shared(resource.hiddenFromGlobalAddressList ? 'no' : 'yes'),
            },
            { label: text('enabledDate'), value: moment(resource.enabledDate) },
            { label: text('disabledDate'), value: moment(resource.disabledDate) },
            {
              label: text('id'),
              value: <Copyable what={text('id')}>{resource.resourceId}</Copyable>,
            },
          ]}
        />
      </Container>
      <Outlet />
    </>
  )
}
