import { callApi } from './http'

/** Returns the answer of GET `path`. Throws the refusal, because SWR expects a throw and returns it as its error. */
export async function loadForSwr<T>(path: string): Promise<T> {
  const answer = await callApi<T>(path)
  if (!answer.ok) throw answer.refusal
  return answer.value
}
