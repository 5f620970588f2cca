import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Returns the part of the input that names the job in the address. */
export function useJobInput() {
  const { exportJobId = '' } = useParams()
  return { ...useOrganizationScope(), jobId: exportJobId }
}

/** Reads the job in the address, again while it runs. */
export function useJob() {
  return useRead('exportJobs.describe', useJobInput())
}
