import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Loader.css';
import '@mantine/core/styles/Input.css';
import './cek.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openCheck } from '#modules/certificates/web/index.ts';
import { theme, themeVariables } from '#platform/web/theme.ts';
import { CheckFrame } from './cek-frame.tsx';
import { startCheckTexts } from './cek-texts.ts';
import { startCheckWorker } from './cek-worker.ts';

const root = document.getElementById('root');
if (!root) throw new Error('cek.html has no #root');

const updates = startCheckWorker();
const [{ CheckPage }] = await Promise.all([openCheck(), startCheckTexts()]);
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
      <CheckFrame updates={updates} page={CheckPage} />
    </MantineProvider>
  </StrictMode>,
);
