"""The network: one encoder with surface features, one linear layer that feeds every head."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from tocsin.read.pieces import FEATURES
from training.crf import FORBIDDEN
from training.layers import LAYERS, LINK_WIDTH, LINKS, Layer

DROPPED = 26 / 256  # share of the hidden values that training drops


class Dropout(nn.Module):
    """Dropout by random bytes: torch draws its numbers on one thread, a tenth of a step."""

    def __init__(self) -> None:
        super().__init__()
        self.random = np.random.Generator(np.random.SFC64(0))

    def forward(self, values: Tensor) -> Tensor:
        """`values`, in training with some of them 0 and the rest scaled up."""
        if not self.training:
            return values
        drawn = np.frombuffer(bytearray(self.random.bytes(values.numel())), dtype=np.uint8)
        kept = torch.from_numpy(drawn).view(values.shape) >= round(DROPPED * 256)
        return values * kept * (1 / (1 - DROPPED))


@dataclass(frozen=True)
class Outputs:
    """What the network says of every piece, each `(rows, length, …)`."""

    layers: dict[str, Tensor]  # scores of the layer's tags
    attention: Tensor  # for each label of a text, how much this piece tells of it
    labels: Tensor  # and what it tells
    value: Tensor  # factuality, −3 to 3, without a last dimension
    whole: Tensor  # (…, kinds of link, width): the vector of a trigger or cue
    part: Tensor  # and of what belongs to it


class Reader(nn.Module):
    """Word pieces in, the scores of every head out.

    `labels` names the labels of whole texts that it learns.
    """

    def __init__(self, config: BertConfig, labels: tuple[str, ...]) -> None:
        super().__init__()
        self.labels = labels
        self.bert = BertModel(config, add_pooling_layer=False)
        self.features = nn.Embedding(FEATURES, config.hidden_size)
        nn.init.zeros_(self.features.weight)
        self.dropout = Dropout()
        self.widths = [len(layer.tags) for layer in LAYERS]
        self.widths += [len(labels), len(labels), 1, *[len(LINKS) * LINK_WIDTH] * 2]
        self.head = nn.Linear(config.hidden_size, sum(self.widths))
        chained = [layer for layer in LAYERS if layer.chained]
        self.transitions = nn.ParameterDict(
            {layer.name: nn.Parameter(torch.zeros(2 * [len(layer.tags)])) for layer in chained}
        )
        self.start = nn.ParameterDict(
            {layer.name: nn.Parameter(torch.zeros(len(layer.tags))) for layer in chained}
        )
        # How far apart two marks stand speaks for or against their belonging together.
        self.distance = nn.Parameter(torch.zeros(len(LINKS), 2))
        self.link_bias = nn.Parameter(torch.full((len(LINKS),), -1.0))

    @classmethod
    def pretrained(cls, folder: Path, labels: tuple[str, ...]) -> "Reader":
        """The network with the encoder's weights from `folder`, the rest fresh."""
        # Dropout on the attention weights costs a third of a step on a CPU; on the hidden
        # states it stays.
        config = BertConfig.from_pretrained(
            folder, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        model = cls(config, labels)
        model.bert = BertModel.from_pretrained(
            folder, config=config, add_pooling_layer=False, attn_implementation="eager"
        )
        _replace_dropout(model.bert)
        return model

    def redraw(self, *seed: int, alike: bool = False) -> None:
        """Let each dropout draw numbers of its own from here on, which `seed` determines.

        With `alike` all of them draw the same numbers: what one layer drops in a step, all do.
        """
        dropouts = [module for module in self.modules() if isinstance(module, Dropout)]
        for place, dropout in enumerate(dropouts):
            drawn = [*seed] if alike else [*seed, place]
            dropout.random = np.random.Generator(np.random.SFC64(drawn))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> tuple[Tensor, ...]:
        """`(rows, length)` integers to scores, split as `widths` says; no mask where no padding."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.features(features)
        if mask is None:  # the encoder alone: BertModel would make a mask of ones
            embedded = self.bert.embeddings(inputs_embeds=embedded)
            hidden = self.bert.encoder(embedded).last_hidden_state
        else:
            hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        scores: Tensor = self.head(self.dropout(hidden))
        return scores.split(self.widths, dim=-1)

    def outputs(self, ids: Tensor, features: Tensor, mask: Tensor) -> Outputs:
        """The same by name."""
        parts = [part.float() for part in self(ids, features, mask)]
        layers = {layer.name: parts[n] for n, layer in enumerate(LAYERS)}
        attention, labels, value, whole, part = parts[len(LAYERS) :]
        shape = (*whole.shape[:2], len(LINKS), LINK_WIDTH)
        return Outputs(
            layers, attention, labels, value.squeeze(-1), whole.view(shape), part.view(shape)
        )

    def rules(self, layer: Layer) -> tuple[Tensor, Tensor]:
        """Transition and start scores of a chained layer, with what BIO forbids barred."""
        barred = barred_steps(layer)
        start = self.start[layer.name].masked_fill(barred[0] < 0, FORBIDDEN)
        return self.transitions[layer.name] + barred, start


def barred_steps(layer: Layer) -> Tensor:
    """What BIO forbids, `(tags, tags)` from row to column: only B-x and I-x lead to I-x."""
    tags = layer.tags
    barred = torch.zeros(len(tags), len(tags))
    for number, tag in enumerate(tags):
        if tag.startswith("I-"):
            for other, before in enumerate(tags):
                if before[2:] != tag[2:]:
                    barred[other, number] = FORBIDDEN
    return barred


def _replace_dropout(module: nn.Module) -> None:
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout) and child.p:
            setattr(module, name, Dropout())
        else:
            _replace_dropout(child)
