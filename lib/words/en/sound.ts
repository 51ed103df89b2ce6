/** Words of a display's sound. */
export const sound = {
  title: 'Sound',
  button: 'Sound of this display',
  muted: 'Muted<sr>: turn the sound on again</sr>',
  about: 'For this display only. Calls stay visible, whatever you set here.',
  volume: 'Volume',
  percent: '{value, number}%',
  mute: 'Mute this display',
  test: 'Test sound',
  noNews: 'No news',
  when: 'It sounds for requests that call you and that no one has claimed, again and again until a nurse claims them.',
  cannot: 'This browser cannot play sound. Calls are shown here, but not heard.',
  blocked: 'This display is silent: the browser needs one tap before Lantern may play sound.',
  turnOn: 'Turn sound on',
} as const
