// Runs before the page is drawn: GOV.UK Frontend shows its script-driven parts only with these classes.
document.body.className += ` js-enabled${'noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : ''}`;
