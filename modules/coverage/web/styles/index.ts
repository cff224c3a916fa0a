import './coverage.css';
