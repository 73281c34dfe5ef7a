"""The network: MiniLM with surface features, a linear layer and a linear-chain CRF."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from tocsin.read.pieces import FEATURES

FORBIDDEN = -1e4


class Tagger(nn.Module):
    """Word pieces in, one score a tag and piece out; the CRF scores whole sequences of words."""

    barred: Tensor

    def __init__(self, config: BertConfig, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.bert = BertModel(config, add_pooling_layer=False)
        self.features = nn.Embedding(FEATURES, config.hidden_size)
        nn.init.zeros_(self.features.weight)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(config.hidden_size, len(tags))
        self.transitions = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.start = nn.Parameter(torch.zeros(len(tags)))
        self.register_buffer("barred", _barred(tags), persistent=False)

    @classmethod
    def pretrained(cls, folder: Path, tags: tuple[str, ...]) -> "Tagger":
        """The network with the encoder's weights from `folder`, the rest fresh."""
        # Dropout on the attention weights costs a third of a step on a CPU (its random numbers
        # are drawn by one thread); on the hidden states it stays.
        config = BertConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0)
        model = cls(config, tags)
        model.bert = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
        return model

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """`(rows, length)` integers to `(rows, length, tags)` scores."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.features(features)
        hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        scores: Tensor = self.head(self.dropout(hidden))
        return scores

    def rules(self) -> tuple[Tensor, Tensor]:
        """Transition and start scores, with what BIO forbids barred."""
        inside = self.barred[0] < 0  # from O, just the I tags are barred
        start = self.start.masked_fill(inside, FORBIDDEN)
        return self.transitions + self.barred, start

    def loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Mean negative log-likelihood a word of `gold`, `(rows, words)`, under the CRF."""
        transitions, start = self.rules()
        scores = scores.float()
        rows = torch.arange(len(gold))
        path = start[gold[:, 0]] + scores[rows, 0, gold[:, 0]]
        alpha = start + scores[:, 0]
        for word in range(1, gold.shape[1]):
            here = mask[:, word]
            step = transitions[gold[:, word - 1], gold[:, word]]
            path = path + here * (step + scores[rows, word, gold[:, word]])
            longer = torch.logsumexp(alpha.unsqueeze(2) + transitions, dim=1) + scores[:, word]
            alpha = torch.where(here.unsqueeze(1).bool(), longer, alpha)
        total: Tensor = (torch.logsumexp(alpha, dim=1) - path).sum() / mask.sum()
        return total


def _barred(tags: tuple[str, ...]) -> Tensor:
    barred = torch.zeros(len(tags), len(tags))
    for number, tag in enumerate(tags):
        if tag.startswith("I-"):
            role = tag[2:]
            for other, before in enumerate(tags):
                if before[2:] != role:
                    barred[other, number] = FORBIDDEN
    return barred
