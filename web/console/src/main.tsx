import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { wakeSound } from './alert/sound.ts';
import { App } from './app.tsx';
import { Desk } from './desk/desk.ts';
import { DeskContext } from './desk/deskContext.ts';
import { theme } from './theme.ts';
import '@mantine/core/styles.css';
import './styles/console.css';
import './styles/session.css';
import './styles/chat.css';
import './styles/admin.css';
import './styles/cases.css';
import './styles/devices.css';

const desk = new Desk();
wakeSound();
window.addEventListener('online', () => desk.retry());
window.addEventListener('storage', () => {
  for (const room of desk.rooms.values()) room.conversation?.storeChanged();
});
if (location.pathname !== '/setup' && location.pathname !== '/console/join') void desk.start();

createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <DeskContext.Provider value={desk}>
        <App />
      </DeskContext.Provider>
    </MantineProvider>
  </StrictMode>,
);
