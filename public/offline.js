// On the offline page: loads the page that the browser asked for, as soon as the server answers.
const EVERY_MS = 5000

async function check() {
  const answers = await fetch('/api/health', { cache: 'no-store' }).then(
    (response) => response.ok,
    () => false,
  )
  if (answers) return location.reload()
  const tried = document.getElementById('tried')
  // biome-ignore lint/plugin: this file is served as it is and imports nothing.
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { hourCycle: 'h23' })
  tried.textContent = tried.dataset.words.replace('…', time)
}

document.getElementById('again').addEventListener('click', () => void check())
setInterval(() => void check(), EVERY_MS)
