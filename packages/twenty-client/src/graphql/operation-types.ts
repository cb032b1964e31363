type OperationType = "query" | "mutation" | "subscription";

// A string, a comment, a brace or a word; what else a document holds says nothing of its operations.
const tokens = /"""[\s\S]*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|#[^\n\r]*|[{}()]|[A-Za-z_]\w*/g;

/** Which kinds of operations a document holds; braces alone are a query. */
export function operationTypes(document: string): ReadonlySet<OperationType> {
  const types = new Set<OperationType>();
  let depth = 0;
  let isFragment = false;
  let hasKeyword = false;
  for (const [token] of document.matchAll(tokens)) {
    if (token === "{" || token === "(") {
      if (depth === 0 && token === "{") {
        if (!hasKeyword && !isFragment) types.add("query");
        hasKeyword = false;
        isFragment = false;
      }
      depth += 1;
    } else if (token === "}" || token === ")") depth -= 1;
    else if (depth === 0 && !hasKeyword && !isFragment) {
      isFragment = token === "fragment";
      hasKeyword = isOperation(token);
      if (isOperation(token)) types.add(token);
    }
  }
  return types;
}

function isOperation(token: string): token is OperationType {
  return token === "query" || token === "mutation" || token === "subscription";
}
