import './announcements.css'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AnnouncementMoment } from '@mailroom/schemas/announcement-texts'
import { announcementMoments } from '@mailroom/schemas/announcements'
import type { Output } from '@mailroom/schemas/operations'
import { Button } from '@mailroom/ui/Button'
import { Details } from '@mailroom/ui/Details'
import { NativeSelect } from '@mailroom/ui/NativeSelect'
import { TextInput } from '@mailroom/ui/TextInput'
import { type FormEvent, useState } from 'react'
import { Can } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { nothing, useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

type Previewed = Output<'announcements.preview'>

/** How many get it and in which languages, and what is missing. */
export function Counts({ previewed }: { previewed: Previewed }) {
  const text = useText('announcements')
  const { dateTime, list } = useFormats()
  const { recipients, languages, missing, unknown, unknownAddresses, problem, asOf } = previewed
  const said = languages.map(({ language, count }) =>
    text('inLanguage', { count, language: text(`languageName.${language}`) }),
  )
  return (
    <SpaceBetween size="s">
      {problem ? (
        <Alert type="warning">{text(`problem.${problem}`)}</Alert>
      ) : (
        <div>
          {text('count', {
            ...{ count: recipients, languages: list(said), source: previewed.source },
            at: asOf === undefined ? nothing : dateTime(asOf),
          })}
        </div>
      )}
      {missing.length > 0 && (
        <Alert type="warning">
          {text('missing', { names: missing.map((name) => `{{${name}}}`).join(' ') })}
        </Alert>
      )}
      {unknown > 0 && (
        <Alert type="info">
          {text('unknown', { count: unknown, names: unknownAddresses.join(', ') })}
        </Alert>
      )}
    </SpaceBetween>
  )
}

function Sample({ sample }: Pick<Previewed, 'sample'>) {
  const text = useText('announcements')
  if (!sample) return <div>{text('noSample')}</div>
  return (
    <Details
      columns={1}
      items={[
        { label: text('to'), value: sample.address },
        { label: text('subject'), value: <span lang={sample.language}>{sample.subject}</span> },
        {
          label: text('body'),
          value: (
            <div className="announcement-body" lang={sample.language}>
              {sample.body}
            </div>
          ),
        },
      ]}
    />
  )
}

/** An announcement as a chosen person gets it. Source: EXIT-14. */
export function Preview() {
  const text = useText('announcements')
  const scope = useOrganizationScope()
  const [moment, setMoment] = useState<AnnouncementMoment>('notice')
  const [typed, setTyped] = useState('')
  const [address, setAddress] = useState('')
  const query = useRead('announcements.preview', {
    ...{ ...scope, moment },
    ...(address === '' ? {} : { address }),
  })
  const show = (event: FormEvent) => {
    event.preventDefault()
    setAddress(typed.trim())
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('previewMeaning')}
          actions={
            <Can id="announcements.merge">
              <AppButton to={`merge/${moment}`}>{text('merge')}</AppButton>
            </Can>
          }
        >
          {text('preview')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <form onSubmit={show}>
          <SpaceBetween size="s">
            <NativeSelect
              label={text('which')}
              hint={text('whichHint')}
              value={moment}
              options={announcementMoments.map((value) => ({
                ...{ value, label: text(`moment.${value}`) },
              }))}
              onChange={(value) =>
                setMoment(announcementMoments.find((each) => each === value) ?? 'notice')
              }
            />
            <TextInput
              label={text('previewOf')}
              value={typed}
              placeholder={text('previewOfHint')}
              onChange={setTyped}
            />
            <Button type="submit">{text('show')}</Button>
          </SpaceBetween>
        </form>
        <Loaded query={query}>
          {(previewed) => (
            <SpaceBetween size="m">
              <Counts previewed={previewed} />
              <Sample sample={previewed.sample} />
            </SpaceBetween>
          )}
        </Loaded>
      </SpaceBetween>
    </Container>
  )
}
