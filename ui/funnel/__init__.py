"""链路: from the wish that a note plants to the sale, as far as imported numbers tell."""
