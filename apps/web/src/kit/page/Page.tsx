import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { PageTitle } from './PageTitle.tsx'

type Props = {
  title: string
  description?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/**
 * A page with its title above its parts. A page with a single list is a `ListTable` instead.
 */
export function Page({ title, description, actions, children }: Props) {
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={description} actions={actions}>
          <PageTitle>{title}</PageTitle>
        </Header>
      }
    >
      <SpaceBetween size="l">{children}</SpaceBetween>
    </ContentLayout>
  )
}
