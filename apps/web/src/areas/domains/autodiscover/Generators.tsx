import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { Select } from '@mailroom/ui/Select'
import { useState } from 'react'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDomain } from '../use-domain.ts'
import {
  activeSyncUrl,
  apacheLines,
  cloudFrontSettings,
  curlCommands,
  requestXml,
} from './generators.ts'

/**
 * The values for a proxy that makes phase 2 work, and the commands that try it. Mailroom calls
 * nothing of it, and asks for no password. Source: DOM-31 to DOM-34.
 */
export function Generators() {
  const text = useText('autodiscover')
  const { input } = useDomain()
  const { domainName, region } = input
  const [hasPrefix, setPrefix] = useState(true)
  const host = hasPrefix ? `autodiscover.${domainName}` : domainName
  const email = `user@${domainName}`
  const curl = curlCommands(host, email)
  return (
    <Container
      header={
        <Header variant="h2" description={text('setUpMeaning')}>
          {text('setUp')}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Select
          ariaLabel={text('host')}
          options={[`autodiscover.${domainName}`, domainName].map((value) => ({
            value,
            label: value,
          }))}
          value={host}
          onChange={(value) => setPrefix(value !== domainName)}
        />
        <section>
          <Box variant="h3">{text('cloudFront')}</Box>
          <p>{text('cloudFrontMeaning', { host })}</p>
          <SpaceBetween size="m">
            {hasPrefix && <Alert type="warning">{text('conflict', { host })}</Alert>}
            <Details
              columns={2}
              items={cloudFrontSettings(region, host).map(({ name, value }) => ({
                label: name,
                value: value.startsWith('(') ? value : <Copyable what={name}>{value}</Copyable>,
              }))}
            />
          </SpaceBetween>
        </section>
        <section>
          <Box variant="h3">{text('apache')}</Box>
          <p>{text('apacheMeaning', { host })}</p>
          <CodeBlock>{apacheLines(region)}</CodeBlock>
        </section>
        <section>
          <Box variant="h3">{text('try')}</Box>
          <p>{text('tryMeaning')}</p>
          <CodeBlock>{curl.unauthenticated}</CodeBlock>
          <p>{text('tryAuthenticated', { server: activeSyncUrl(region) })}</p>
          <SpaceBetween size="s">
            <CodeBlock>{requestXml(email)}</CodeBlock>
            <CodeBlock>{curl.authenticated}</CodeBlock>
          </SpaceBetween>
        </section>
      </SpaceBetween>
    </Container>
  )
}
